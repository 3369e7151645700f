import { useConference, useFrom } from './conference'

/**
 * Which way the text runs. Its words are shown as on the page, wherever they are shown: a paragraph
 * of an Arabic text that begins with a symbol in Latin letters still begins at the right.
 */
export function useDirection(): 'ltr' | 'rtl' {
  const { page } = useConference()
  return useFrom(page.moved, () => page.editor()?.direction() ?? 'ltr')
}
