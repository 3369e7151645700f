import { cell } from '../../session/live'

/** What is open over the page for finding one's way: asked for by a key, a tool, the menu or its name. */
export type Asked = 'find' | 'replace' | 'go-to' | 'reference'

/** One window shows one conference. */
export const asked = cell<Asked | null>(null)
