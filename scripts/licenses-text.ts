/** A package, and what it says of its licence. */
export interface LicensedPackage {
  /** As its `package.json` has it, whoever wrote what into it. */
  readonly description: Readonly<Record<string, unknown>>;
  /** The files beside its code that are named for a licence or a notice. */
  readonly licenses: readonly string[];
  readonly readme: string;
}

/** Is this the name of a file that has to go with copies of the code? */
export function isLicenseFile(name: string): boolean {
  return (
    /^(?:licen[cs]e|copying|notice|unlicense)s?(?:[-._]|$)/i.test(name) && !/\.(?:[cm]?[jt]s|json|map)$/i.test(name)
  );
}

/** Every text once, below the packages it belongs to; then the notices that stood within the files. */
export function licensesText(packages: readonly LicensedPackage[], notices: string): string {
  const owners = new Map<string, Set<string>>();
  for (const { description, licenses, readme } of packages) {
    const owner = `${read(description.name)}@${read(description.version)}`;
    for (const text of licenses.length > 0 ? licenses : [statement(description, readme)]) {
      owners.set(plain(text), (owners.get(plain(text)) ?? new Set()).add(owner));
    }
  }
  const blocks = [...owners].map(([text, names]) => `${[...names].sort().join('\n')}\n\n${text}\n`).sort();
  const head =
    'Beside code of this repository (see LICENSE), main.cjs holds code of the packages named here, each above its licence.\n';
  return [head, ...blocks, ...(notices === '' ? [] : [`${plain(notices)}\n`])].join(`\n${'-'.repeat(80)}\n\n`);
}

/** What stands for the licence of a package that ships none as a file. */
function statement(description: LicensedPackage['description'], readme: string): string {
  const license = read(description.license) || 'not stated';
  const lines = [
    `Licence: ${license}`,
    ...['author', 'repository'].flatMap((field) => {
      const value = read(description[field]);
      return value === '' ? [] : [`${field === 'author' ? 'Author' : 'Repository'}: ${value}`];
    }),
  ];
  const section = licenseSection(readme);
  return [lines.join('\n'), ...(section === '' || section === license ? [] : [section])].join('\n\n');
}

/** What a readme says below its heading "License". */
function licenseSection(readme: string): string {
  const [, section = ''] = /^#*[ \t]*licen[cs]e[ \t]*(?:\n[-=]+)?\n([\s\S]*)/im.exec(plain(readme)) ?? [];
  // Up to the next heading.
  return plain(section.split(/^(?:#+[ \t].*|.+\n(?:-{3,}|={3,}))$/m)[0] ?? '');
}

/** A field that is a text, or an object with some: an author's `{"name": …, "email": …}`, a repository's `{"url": …}`. */
function read(field: unknown): string {
  if (typeof field === 'string') return field;
  if (typeof field !== 'object' || field === null) return '';
  const parts = new Map<string, unknown>(Object.entries(field));
  const [name, email, url] = ['name', 'email', 'url'].map((part) => read(parts.get(part)));
  return [name, email && `<${email}>`, name && url ? `(${url})` : url].filter(Boolean).join(' ');
}

/** The same on every system, and in two packages that differ in white space at a line's end. */
function plain(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[ \t]+$/gm, '')
    .replace(/^\n+/, '')
    .trimEnd();
}
