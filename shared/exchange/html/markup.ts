/** HTML that is safe to put into a page: made by `html` and by nothing else. */
export class Markup {
  readonly source: string

  constructor(source: string) {
    this.source = source
  }
}

type Value = Markup | readonly Markup[] | string | number | null

/** Text and attributes are escaped alike; what is `null` leaves nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(
    parts.map((part, index) => part + (index < values.length ? put(values[index]) : '')).join(''),
  )
}

/** An attribute with the space before it, or nothing. */
export function attribute(name: string, value: string | number | null): Markup {
  return value === null ? new Markup('') : html` ${new Markup(name)}="${value}"`
}

function put(value: Value | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Markup) return value.source
  if (typeof value === 'object') return value.map((each) => each.source).join('')
  return String(value).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
