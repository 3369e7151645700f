export const isMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform)

const onMac: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
/** The order in which a Mac shows them. */
const rank = ['⌥', '⇧', '⌘']

/** Keys pressed together, as this machine writes them: `chord('Mod-Alt-F')` is Ctrl+Alt+F or ⌥⌘F. */
export function chord(keys: string): string {
  const names = keys.split('-')
  if (!isMac) return names.map((name) => (name === 'Mod' ? 'Ctrl' : name)).join('+')
  const signs = names.map((name) => onMac[name] ?? name)
  return signs.sort((one, other) => place(one) - place(other)).join('')
}

function place(sign: string): number {
  const at = rank.indexOf(sign)
  return at < 0 ? rank.length : at
}
