/**
 * Keeps React out of the selection of a page. Before every change that it draws, anywhere in the
 * window, React counts the words between the beginning of the focused element and the caret, so that
 * it can put the caret back: in a long text that takes longer than the keystroke. It does so for
 * elements that say `contentEditable` is `true`, and the page, which looks after its own selection,
 * says nothing of the kind. The attribute, which the browser heeds, stays as it is.
 */
export function keepOwnSelection(page: HTMLElement): void {
  Object.defineProperty(page, 'contentEditable', { get: () => 'inherit', configurable: true })
}
