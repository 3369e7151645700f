/** As a masthead names the official languages, by the tag of a file; any other text is English. */
export function languageName(tag: string | null): string {
  return names.get((tag ?? '').slice(0, 2).toLowerCase()) ?? 'English'
}

const names: ReadonlyMap<string, string> = new Map([
  ['ar', 'Arabic'],
  ['en', 'English'],
  ['es', 'Spanish'],
  ['fr', 'French'],
  ['ru', 'Russian'],
  ['zh', 'Chinese'],
])
