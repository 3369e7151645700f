import { useEffect } from 'react'
import type { Cell } from '../../session/live'

/**
 * One document that is dropped on the window is brought in, where that can be done. It is heeded
 * before what tells of files that have no place here.
 */
export function useDroppedFile(isWanted: (name: string) => boolean, into: Cell<File | null>): void {
  useEffect(() => {
    const drop = (event: DragEvent) => {
      const { dataTransfer } = event
      if (!dataTransfer || event.defaultPrevented) return
      const isFolder = [...dataTransfer.items].some((item) => item.webkitGetAsEntry()?.isDirectory)
      const [file, ...others] = dataTransfer.files
      if (!file || others.length > 0 || isFolder || !isWanted(file.name)) return
      event.preventDefault()
      into.set(file)
    }
    document.addEventListener('drop', drop)
    return () => document.removeEventListener('drop', drop)
  }, [isWanted, into])
}
