import type { MastheadField } from './masthead-fields'

/** A line of the masthead on the page. */
export interface DrawnField {
  readonly dom: HTMLElement
  /** Shows what the text says now, unless something that it does not take is still written here. */
  show(value: string, writable: boolean, printed: boolean): void
}

/** What is said of a field, by its name. */
export interface FieldWords {
  readonly label: (name: string) => string
  /** What stands in it while it says nothing. */
  readonly empty: (name: string) => string
  /** Printed before it, where the field has that. */
  readonly prefix?: (name: string) => string
  /** Why it does not take what is written; `symbol` is what the text keeps. */
  readonly refused?: (name: string, values: { readonly symbol: string }) => string
}

export interface FieldHand {
  readonly said: FieldWords
  /** Sets the attribute; `false` if the text is closed. */
  readonly take: (name: string, value: string) => boolean
  /** What is filled in from here on is undone by itself. */
  readonly enter: () => void
  /** Back to the words of the text. */
  readonly leave: () => void
  readonly undo: () => void
  readonly redo: () => void
}

/** More would be no line of a masthead, and would have to be shared with every letter typed. */
const longest = 1000

/**
 * A field is taken into the text as it is typed, so that nothing waits in it to be lost. What may
 * not be taken stays in it, with a sentence beneath, until it is put right or given up with Escape.
 */
export function drawField(field: MastheadField, hand: FieldHand): DrawnField {
  const { said: words, take } = hand
  const control = field.choices ? document.createElement('select') : typedLine()
  control.className = 'masthead-control'
  control.setAttribute('aria-label', words.label(field.name))
  if (field.name === 'symbol') control.dir = 'ltr'

  const dom = document.createElement('div')
  dom.className = `masthead-field masthead-${field.name}`
  const sized = document.createElement('span')
  sized.className = 'masthead-sized'
  sized.append(control)
  if (field.prefixed && words.prefix) dom.append(prefix(words.prefix(field.name)))
  const empty = words.empty(field.name)
  const refusal = document.createElement('p')
  refusal.className = 'masthead-refusal'
  refusal.setAttribute('role', 'status')
  dom.append(sized, refusal)

  let said = ''
  /** What Escape goes back to: what the field said when it was entered, or a colleague since. */
  let before = ''
  let writable = false
  let composing = false

  const refuses = () => !field.takes(control.value.trim())

  function typed(): void {
    if (composing || !writable) return
    const oneLine = control.value.replace(/\s*[\r\n]+\s*/g, ' ')
    if (oneLine !== control.value) setValue(oneLine)
    const value = document.activeElement === control ? oneLine : oneLine.trim()
    if (!refuses() && value !== said) {
      const was = said
      // Said before it is set, so that it comes back as one's own and not as a colleague's.
      said = value
      if (!take(field.name, value)) said = was
    }
    judge()
  }

  function judge(): void {
    const refused = refuses()
    control.setAttribute('aria-invalid', String(refused))
    const kept = { symbol: said || empty }
    const sentence = (refused && words.refused?.(field.name, kept)) || ''
    if (refusal.textContent !== sentence) refusal.textContent = sentence
    sized.dataset.value = control.value || empty
    dom.classList.toggle('masthead-empty', control.value === '')
  }

  /** A caret keeps its letters, as far as they are still there. */
  function setValue(value: string): void {
    if (control instanceof HTMLTextAreaElement) {
      const { selectionStart, selectionEnd, value: old } = control
      control.value = value
      if (document.activeElement !== control) return
      control.setSelectionRange(moved(selectionStart, old, value), moved(selectionEnd, old, value))
      return
    }
    const known = [...control.options].some((option) => option.value === value)
    // A word of one's own that another program has put there is kept.
    if (!known) control.add(new Option(value))
    control.value = value
  }

  function giveUp(): void {
    setValue(before)
    typed()
  }

  control.addEventListener('input', typed)
  control.addEventListener('compositionstart', () => {
    composing = true
  })
  control.addEventListener('compositionend', () => {
    composing = false
    typed()
  })
  control.addEventListener('focus', () => {
    before = said
    hand.enter()
  })
  control.addEventListener('blur', () => {
    composing = false
    typed()
    if (!refuses() && control.value !== said) setValue(said)
    judge()
  })
  control.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.isComposing) return
    const mod = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    if (event.key === 'Enter') hand.leave()
    else if (event.key === 'Escape') {
      giveUp()
      hand.leave()
    } else if (mod && !event.altKey && (key === 'z' || key === 'y') && !refuses()) {
      if (key === 'y' || event.shiftKey) hand.redo()
      else hand.undo()
    } else return
    event.preventDefault()
    event.stopPropagation()
  })

  if (control instanceof HTMLTextAreaElement) control.placeholder = empty
  else for (const choice of field.choices ?? []) control.add(new Option(choice))

  return {
    dom,
    show(value, mayWrite, printed) {
      writable = mayWrite
      if (control instanceof HTMLTextAreaElement) control.readOnly = !mayWrite
      else control.disabled = !mayWrite
      const kept = mayWrite && (composing || refuses())
      if (value !== said) before = value
      said = value
      if (!kept && control.value !== value) setValue(value)
      dom.hidden = !mayWrite && !(printed || refuses())
      dom.classList.toggle('masthead-unprinted', !printed)
      judge()
    },
  }
}

function typedLine(): HTMLTextAreaElement {
  const line = document.createElement('textarea')
  line.rows = 1
  line.maxLength = longest
  line.setAttribute('aria-multiline', 'false')
  return line
}

/** The label of the control says it in full. */
function prefix(words: string): HTMLElement {
  const element = document.createElement('span')
  element.className = 'masthead-prefix'
  element.setAttribute('aria-hidden', 'true')
  element.textContent = words
  return element
}

/** Where a place in `old` is in `now`: before what has changed, or as far from the end as it was. */
function moved(at: number, old: string, now: string): number {
  return now.startsWith(old.slice(0, at)) ? at : Math.max(0, now.length - (old.length - at))
}
