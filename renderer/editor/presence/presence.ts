import { Plugin } from 'prosemirror-state'
import { yCursorPlugin } from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'
import { CaretSchema, type Presence, PresenceSchema } from '../../../shared/presence'
import type { TextEditorOptions } from '../contract'
import { modeOf } from '../mode'

type Look = Pick<TextEditorOptions, 'colourOf' | 'nameOf'>

/**
 * The carets of colleagues: a bar in the colour of the delegation, with name and delegation.
 *
 * One's own is shown to others only while one writes in this text. In a closed one it would tell
 * them which paragraph a delegation is at, and so where it drafts an amendment.
 */
export function presencePlugin(awareness: Awareness, look: Look): readonly Plugin[] {
  let writing = false
  const watched = watchedBy(awareness, () => writing)
  return [
    // Before the plugin that tells where the caret is, so that it hears of a new mode in time.
    new Plugin({
      view: ({ state }) => {
        writing = modeOf(state) === 'write'
        return {
          update({ state }) {
            writing = modeOf(state) === 'write'
            if (!writing && awareness.getLocalState()?.cursor)
              awareness.setLocalStateField('cursor', null)
          },
        }
      },
    }),
    yCursorPlugin(watched, {
      cursorBuilder: ({ presence }: Checked['user'], client: number) =>
        caret(presence.user, client, look),
      selectionBuilder: ({ presence }: Checked['user']) => ({
        class: 'colleague-selection',
        style: `--by: ${look.colourOf(presence.user.delegation)}`,
      }),
    }),
  ]
}

function caret(user: Presence['user'], client: number, look: Look): HTMLElement {
  const { name, role, delegation } = user
  const bar = document.createElement('span')
  bar.className = 'colleague-caret'
  bar.dataset.client = String(client)
  bar.setAttribute('aria-hidden', 'true')
  bar.style.setProperty('--by', look.colourOf(delegation))
  const label = document.createElement('span')
  label.className = 'colleague-name'
  label.textContent = look.nameOf({ name, role, delegation })
  // No words of its own in the line: a click beside the caret would be taken for one on them.
  bar.append(label)
  return bar
}

/** Where the caret of a colleague is, in the form of Yjs; `null` if it is not shown, or broken. */
export function caretOf(state: object): unknown {
  const carets = CaretSchema.safeParse('cursor' in state ? state.cursor : null)
  return carets.success ? (carets.data?.head ?? null) : null
}

/** In the form that the plugin reads and writes to: it adds what is missing to `user`. */
interface Checked {
  readonly user: { readonly name: string; readonly color: string; readonly presence: Presence }
  readonly cursor: Presence['cursor']
}

/**
 * The same awareness, with the states that are not what they should be left out: the plugin trusts
 * what it reads, and one colleague's broken state would break the page of all the others. What the
 * plugin writes to it is passed on while `shows` says so.
 */
function watchedBy(awareness: Awareness, shows: () => boolean): Awareness {
  const known = new WeakMap<object, Checked | null>()
  function check(state: object): Checked | null {
    const before = known.get(state)
    if (before !== undefined) return before
    const presence = PresenceSchema.safeParse(state)
    const checked =
      presence.success && CaretSchema.safeParse(presence.data.cursor).success
        ? {
            // The colour is the style sheet's; the plugin insists on one in this form.
            user: { name: presence.data.user.name, color: '#000000', presence: presence.data },
            cursor: presence.data.cursor,
          }
        : null
    known.set(state, checked)
    return checked
  }
  return Object.create(awareness, {
    getStates: {
      value: () => {
        const states = new Map<number, Checked>()
        for (const [client, state] of awareness.getStates()) {
          const checked = client === awareness.clientID ? null : check(state)
          if (checked) states.set(client, checked)
        }
        return states
      },
    },
    setLocalStateField: {
      value: (field: string, value: unknown) => {
        if (shows() || value === null) awareness.setLocalStateField(field, value)
      },
    },
  })
}
