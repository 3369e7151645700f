import { useId } from 'react'
import { Label, Text, TextArea, TextField } from 'react-aria-components'
import type { BlockJSON } from '../../../shared/amendments/change'
import { objectSign, plainWords, reworded } from '../../../shared/amendments/reworded'
import { knownPart } from '../../../shared/document/known-part'
import { t } from '../../i18n/translate'
import { useDirection } from '../use-direction'

/** The proposed words to be changed as they are read out; notes and marks stay where they stand. */
export function OralWords({
  proposed,
  words,
  label,
  onWords,
}: {
  readonly proposed: readonly BlockJSON[]
  /** What is written for each of them so far. */
  readonly words: readonly string[]
  /** What they are, where it is one block. */
  readonly label: string
  readonly onWords: (words: readonly string[]) => void
}) {
  const name = useId()
  const direction = useDirection()
  return proposed.map((json, index) =>
    json.type === 'table' ? null : (
      <TextField
        key={`${name}-${String(Object(json.attrs).id)}`}
        className="field"
        value={words[index] ?? ''}
        onChange={(now) => onWords(words.map((each, at) => (at === index ? now : each)))}
      >
        <Label>{proposed.length > 1 ? t('decide.words-of', { number: index + 1 }) : label}</Label>
        <TextArea dir={direction} rows={5} className="oral-words" />
        {words[index]?.includes(objectSign) && (
          <Text slot="description" className="hint">
            {t('decide.words.sign', { sign: objectSign })}
          </Text>
        )}
      </TextField>
    ),
  )
}

export function wordsOfBlocks(blocks: readonly BlockJSON[]): readonly string[] {
  return blocks.map((json) => plainWords(knownPart(json)))
}

/** The blocks as they were written over; `null` where nothing was. */
export function writtenOver(
  blocks: readonly BlockJSON[],
  words: readonly string[],
): readonly BlockJSON[] | null {
  const before = wordsOfBlocks(blocks)
  if (before.every((each, index) => each === words[index])) return null
  return blocks.map((json, index) => {
    const said = words[index]
    if (said === undefined || said === before[index]) return json
    return reworded(knownPart(json), said.trim()).toJSON() as BlockJSON
  })
}
