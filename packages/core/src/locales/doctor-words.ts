import { doctorEn } from './doctor-en.ts';
import type { DoctorMessages } from './doctor-messages.ts';
import { doctorZh } from './doctor-zh.ts';
import type { Lang } from './lang.ts';

/** The words of the doctor in a language. */
export function doctorWords(lang: Lang): DoctorMessages {
  return lang === 'zh' ? doctorZh : doctorEn;
}
