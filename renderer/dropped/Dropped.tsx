import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { t } from '../i18n/translate'
import { Trouble } from '../welcome/Trouble'
import { type Dropped, kindOfDrop } from './kind-of-drop'
import './dropped.css'

/**
 * Files and links that are dropped where nothing takes them: a browser would go to them, away from
 * the conference. Of a file it is said what to do instead; it stays until it is put away.
 */
export function DroppedNotice() {
  const [dropped, setDropped] = useState<Dropped | null>(null)
  useEffect(() => heedDrops(window, setDropped), [])
  if (!dropped) return null
  return (
    <div className="dropped">
      <Trouble what={t(`dropped.${dropped}.what`)} next={t(`dropped.${dropped}.next`)} />
      <Button className="button small" onPress={() => setDropped(null)}>
        {t('problem.put-away')}
      </Button>
    </div>
  )
}

function heedDrops(target: Window, onDropped: (what: Dropped) => void): () => void {
  // After everyone else: who takes what is dropped has prevented the browser's way with it.
  const over = (event: DragEvent) => {
    const { dataTransfer } = event
    if (!dataTransfer || isTaken(event, dataTransfer)) return
    event.preventDefault()
    // With "none" there would be no drop, and so nothing to say of it.
    dataTransfer.dropEffect = hasFiles(dataTransfer) ? 'copy' : 'none'
  }
  const drop = (event: DragEvent) => {
    const { dataTransfer } = event
    if (!dataTransfer || isTaken(event, dataTransfer)) return
    event.preventDefault()
    if (hasFiles(dataTransfer)) onDropped(kindOfDrop(dataTransfer))
  }
  target.addEventListener('dragover', over)
  target.addEventListener('drop', drop)
  return () => {
    target.removeEventListener('dragover', over)
    target.removeEventListener('drop', drop)
  }
}

/** Words may be dropped into a field; a file may not, since the browser would open it. */
function isTaken(event: DragEvent, data: DataTransfer): boolean {
  if (hasFiles(data)) return event.type === 'drop' && event.defaultPrevented
  return event.defaultPrevented || isEditable(event.target)
}

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, [contenteditable="true"]') !== null
  )
}

function hasFiles({ types }: DataTransfer): boolean {
  return types.includes('Files')
}
