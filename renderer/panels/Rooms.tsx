import { useCallback, useEffect, useRef, useState } from 'react'
import { Button, Dialog, DialogTrigger, Modal, ModalOverlay } from 'react-aria-components'
import { flushSync } from 'react-dom'
import { assertNever } from '../../shared/assert-never'
import { t } from '../i18n/translate'
import { AgreedPanel } from './agreed/AgreedPanel'
import { AmendmentsPanel } from './amendments/AmendmentsPanel'
import { Margin } from './amendments/Margin'
import { MarginDrawer } from './amendments/MarginDrawer'
import { useMarginItems } from './amendments/margin-items'
import { Bar } from './Bar'
import { OutstandingPanel } from './brackets/OutstandingPanel'
import { calmed } from './calm'
import { useConference, useLive, useRegister } from './conference'
import { Desk } from './Desk'
import { DelegationsPanel } from './delegations/DelegationsPanel'
import { ExportPanel } from './ExportPanel'
import { Foot, type View } from './Foot'
import { FileIn } from './file-in/FileIn'
import { asked } from './finding/asked'
import { GoToNumber } from './finding/GoToNumber'
import { CloseIcon, OutlineIcon } from './icons'
import { LettersPanel } from './letters/LettersPanel'
import { openedTemplate } from './letters/template/opened'
import { Announcer } from './notices/Announcer'
import { Notices } from './notices/Notices'
import { Outline } from './outline/Outline'
import { Panel } from './Panel'
import { PagesPanel } from './pages/PagesPanel'
import { Palette } from './palette/Palette'
import { RecordPanel } from './RecordPanel'
import { RecommendationsPanel } from './recommendations/RecommendationsPanel'
import { RivalsDialog } from './rivals/RivalsDialog'
import { comparing } from './rivals/subjects'
import type { NotDone } from './sentences'
import { StatesPanel } from './states/StatesPanel'
import { StylePanel } from './style/StylePanel'
import { TakeIn } from './take-in/TakeIn'
import { useGivingBack } from './use-giving-back'
import { useHoldBack } from './use-hold-back'
import { useAltKey } from './use-key-down'
import { useRegions } from './use-regions'
import { useRoom } from './use-room'
import { askedWhose, opened } from './versions/opened'
import { VersionsPanel } from './versions/VersionsPanel'
import { WhoseWords } from './versions/WhoseWords'

interface RoomsProps {
  readonly title: string
  readonly unproposed: NotDone | null
  readonly onPutAway: () => void
}

/** Where everything stands: the bar, the outline, the page with its margin, and what is laid beside it. */
export function Rooms({ title, unproposed, onPutAway }: RoomsProps) {
  const { session, page, host } = useConference()
  const [calm] = useState(() => calmed(session.safety))
  const safety = useLive(calm)
  const [view, setView] = useState<View>('text')
  const items = useMarginItems()
  const stage = useRegister()?.stage
  const negotiating = (stage !== undefined && stage !== 'drafting') || items.length > 0
  const isReading = useLive(opened) !== null
  const reading = useLive(openedTemplate) !== null || isReading
  const beside = view === 'text' && negotiating
  const room = useRoom()
  const isWide = view === 'amendments' || view === 'states' || view === 'letters'
  const isCovered = isWide || (view !== 'text' && !room.beside)
  const root = useRef<HTMLDivElement>(null)
  const foot = useRef<HTMLElement>(null)
  useRegions(root)
  useHoldBack(session, page)
  useEffect(
    () =>
      host.onCommand((command) => {
        if (command === 'export' || command === 'pages') setView(command)
        else if (command === 'find' || command === 'go-to') asked.set(command)
      }),
    [host],
  )
  // What is asked for over the page is not to be had beneath what covers it.
  if (useLive(asked) !== null && isCovered) setView('text')
  // What was open over one conference is not open over the next.
  useEffect(
    () => () => {
      asked.set(null)
      opened.set(null)
      openedTemplate.set(null)
      askedWhose.set(null)
      comparing.set(null)
    },
    [],
  )

  const giveBack = useGivingBack(root, view !== 'text')
  const close = useCallback(() => {
    if (isWriting()) return setView('text')
    foot.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()
    uncovered(() => setView('text'))
    giveBack()
  }, [giveBack])
  const toText = useCallback(() => {
    uncovered(() => setView('text'))
    page.editor()?.focus()
  }, [page])
  const writeOn = useCallback(() => {
    if (covers()) return false
    if (!isWriting()) page.editor()?.focus()
    return isWriting()
  }, [page])
  const uncover = useCallback(() => {
    if (covers()) setView('text')
  }, [])
  useEscape(view === 'text' ? null : close)
  useAltKey('KeyL', 'window', () => {
    setView('agreed')
    root.current?.querySelector<HTMLElement>('.panel [data-first]')?.focus()
  })
  useAltKey('KeyG', 'window', () => (view === 'pages' ? close() : setView('pages')))
  return (
    <div className="rooms" ref={root} data-view={view}>
      <Announcer safety={safety} />
      <Bar
        title={title}
        safety={safety}
        outline={room.outline ? null : <OutlineDrawer />}
        onOutstanding={() => setView('outstanding')}
      />
      <Notices unproposed={unproposed} onPutAway={onPutAway} onTemplate={() => setView('text')} />
      <main className="middle">
        {room.outline && !reading && <Outline inert={isCovered} />}
        <Desk
          inert={isCovered}
          margin={room.margin && beside ? <Margin items={items} /> : null}
          drawer={!room.margin && beside ? <MarginDrawer items={items} /> : null}
          onLetters={() => setView('letters')}
        />
        {view !== 'text' && (
          <Panel
            key={view}
            title={t(`panel.view.${view}`)}
            wide={isWide}
            writesOn={view === 'pages' ? writeOn : undefined}
            onClose={close}
          >
            <Shown
              view={view}
              onDone={toText}
              onOpened={uncover}
              onWriting={() => setView('text')}
            />
          </Panel>
        )}
      </main>
      <Foot view={view} onView={setView} ref={foot} />
      <GoToNumber />
      <Palette onView={setView} isCovered={isCovered || reading} />
      <WhoseWords />
      <RivalsDialog />
      <FileIn />
      <TakeIn />
    </div>
  )
}

/** Whether a panel lies over the text and not beside it: see `.panel` in panel.css. */
function covers(): boolean {
  return window.matchMedia('(max-width: 1180px)').matches
}

/** Whether what is typed now goes into the text or a draft beside it. */
function isWriting(): boolean {
  const focused = document.activeElement
  return focused instanceof HTMLElement && focused.isContentEditable && !focused.closest('.panel')
}

/** What lay beneath can have the focus at once. */
function uncovered(uncover: () => void): void {
  flushSync(uncover)
}

/** Esc closes what was laid over the text, unless something above it has taken the key. */
function useEscape(close: (() => void) | null): void {
  useEffect(() => {
    if (!close) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [close])
}

interface ShownProps {
  readonly view: Exclude<View, 'text'>
  /** Back to the words, where the caret waits. */
  readonly onDone: () => void
  /** Something is read in the place of the text, which the panel may cover. */
  readonly onOpened: () => void
  /** Something is written in its place. */
  readonly onWriting: () => void
}

function Shown({ view, onDone, onOpened, onWriting }: ShownProps) {
  switch (view) {
    case 'amendments':
      return <AmendmentsPanel onDone={onDone} />
    case 'outstanding':
      return <OutstandingPanel />
    case 'recommendations':
      return <RecommendationsPanel />
    case 'states':
      return <StatesPanel />
    case 'letters':
      return <LettersPanel onTemplate={onWriting} />
    case 'agreed':
      return <AgreedPanel onDone={onDone} />
    case 'style':
      return <StylePanel />
    case 'pages':
      return <PagesPanel />
    case 'versions':
      return <VersionsPanel onOpened={onOpened} />
    case 'delegations':
      return <DelegationsPanel />
    case 'record':
      return <RecordPanel />
    case 'export':
      return <ExportPanel />
    default:
      return assertNever(view)
  }
}

/** Where there is no room for the outline it comes when asked, and goes when it was used. */
function OutlineDrawer() {
  return (
    <DialogTrigger>
      <Button className="button quiet icon-only" aria-label={t('panel.outline')}>
        <OutlineIcon />
      </Button>
      <ModalOverlay className="veil clear" isDismissable>
        <Modal className="drawer">
          <Dialog className="drawer-dialog" aria-label={t('panel.outline')}>
            {({ close }) => (
              <>
                <header className="panel-head">
                  <h2>{t('panel.outline')}</h2>
                  <Button
                    className="button quiet icon-only"
                    aria-label={t('panel.close', { title: t('panel.outline') })}
                    onPress={close}
                  >
                    <CloseIcon />
                  </Button>
                </header>
                <Outline onGone={close} />
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  )
}
