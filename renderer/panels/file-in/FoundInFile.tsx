import { useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import type { FileRead, FoundProposal, FoundProposals } from '../../file-in/questions'
import { formatList } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { Trouble } from '../../welcome/Trouble'
import { Check } from '../Check'
import { RemarkDetails } from '../notices/RemarkDetails'
import { sayNotDone } from '../sentences'
import { useSpots } from '../use-reading'
import { ComparedWith } from './ComparedWith'
import { ProposalRow } from './ProposalRow'
import { isPossible } from './possible'
import { useBeginDrafts } from './use-begin-drafts'

interface FoundInFileProps {
  readonly read: FileRead
  readonly found: FoundProposals
  /** Somebody knows better from which text the file was made. */
  readonly onChoose: (key: string) => void
  readonly onClose: () => void
}

/** Each amendment that a file asks for, with its redline; those that are not wanted are unticked. */
export function FoundInFile({ read, found, onChoose, onClose }: FoundInFileProps) {
  const { proposals, titleChanged, remarks } = found
  const possible = useMemo(() => proposals.filter(isPossible), [proposals])
  const [without, setWithout] = useState<ReadonlySet<FoundProposal>>(new Set())
  const wanted = possible.filter((each) => !without.has(each))
  const spots = useSpots(true)
  const { beginning, begin } = useBeginDrafts(onClose)
  const isBusy = beginning.kind === 'beginning'
  const tick = (proposal: FoundProposal, on: boolean) => {
    const next = new Set(without)
    if (on) next.delete(proposal)
    else next.add(proposal)
    setWithout(next)
  }
  return (
    <>
      <div className="file-in-body">
        <ComparedWith from={found.from} onChoose={onChoose} isDisabled={isBusy} />
        <p>
          {proposals.length === 0
            ? t('file-in.nothing')
            : t('file-in.found', { count: proposals.length })}
          {read.authors.length > 0 && (
            <>
              {' '}
              <span className="hint">
                {t('file-in.authors', {
                  count: read.tracked,
                  names: formatList(read.authors),
                })}
              </span>
            </>
          )}
        </p>
        {read.hasMacros && <p className="hint">{t('file-in.macros')}</p>}
        {titleChanged && <p className="hint">{t('file-in.title-changed')}</p>}
        {possible.length > 1 && (
          <div className="file-in-all">
            <Check
              label={t('file-in.all')}
              isSelected={wanted.length === possible.length}
              onChange={(on) => setWithout(new Set(on ? [] : possible))}
            />
          </div>
        )}
        <ol className="file-in-list">
          {proposals.map((proposal) => (
            <ProposalRow
              key={keyOf(proposal)}
              proposal={proposal}
              spots={spots}
              isTicked={isPossible(proposal) && !without.has(proposal)}
              onTick={(on) => tick(proposal, on)}
            />
          ))}
        </ol>
        {remarks.length > 0 && <RemarkDetails remarks={remarks} />}
      </div>
      {beginning.kind === 'stopped' && <Trouble {...sayNotDone(beginning.answer)} />}
      <footer className="dialog-acts file-in-foot">
        {isBusy && (
          <span role="status">
            {t('file-in.beginning', { done: beginning.done, of: beginning.of })}
          </span>
        )}
        <Button className="button" onPress={onClose} autoFocus={wanted.length === 0}>
          {t(wanted.length === 0 ? 'file-in.close' : 'act.cancel')}
        </Button>
        {possible.length > 0 && (
          <Button
            className="button primary"
            isDisabled={wanted.length === 0}
            isPending={isBusy}
            onPress={() => void begin(wanted)}
            autoFocus
          >
            {t('file-in.begin', { count: wanted.length })}
          </Button>
        )}
      </footer>
    </>
  )
}

function keyOf({ draft: { place, blocks, proposed } }: FoundProposal): string {
  return JSON.stringify([place, blocks, proposed])
}
