/** The formats of a report, with the name that each has in a run's folder. */
export const reportFiles = {
  text: 'report.txt',
  md: 'report.md',
  html: 'report.html',
  json: 'report.json',
  junit: 'junit.xml',
  csv: 'results.csv',
} as const;

/** The name of a format, as a user says it. */
export type ReportFormat = keyof typeof reportFiles;

export function isReportFormat(name: string): name is ReportFormat {
  return Object.hasOwn(reportFiles, name);
}
