import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findCommand } from '../tools/system'
import { isBlank, plainly } from './our-answer'

/** What is asked of LibreOffice: a file as it is, or with all its changes accepted or rejected. */
export interface Question {
  readonly file: Uint8Array
  readonly ask: 'open' | 'accept' | 'reject'
}

export const libreOfficeIsHere = findCommand('soffice') !== null

const run = promisify(execFile)

/**
 * What LibreOffice has for each file: a line to each paragraph that prints anything, with its number, the
 * cells of tables among them, and then the notes. LibreOffice is started once for all, and does it by a macro.
 */
export async function askLibreOffice(
  questions: readonly Question[],
): Promise<readonly (readonly string[])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'libreoffice-'))
  try {
    const profile = join(folder, 'profile')
    const library = join(profile, 'user', 'basic', 'Standard')
    const soffice = [`-env:UserInstallation=file://${profile}`, '--headless', '--norestore']
    // It makes the profile when it first starts, and would put its own macros in place of ours.
    await run('soffice', [...soffice, '--terminate_after_init'])
    writeFileSync(join(library, 'script.xlb'), modules)
    writeFileSync(join(library, 'Answers.xba'), moduleOf(macro))
    const asked = questions.map(({ file, ask }, at) => {
      const path = join(folder, `${at}.docx`)
      writeFileSync(path, file)
      return `${ask} ${path}`
    })
    const list = join(folder, 'asked.txt')
    writeFileSync(list, `${asked.join('\n')}\n`)
    await run('soffice', [...soffice, `macro:///Standard.Answers.All("${list}")`])
    return questions.map((_, at) =>
      readFileSync(join(folder, `${at}.docx.txt`), 'utf8')
        .split('\n')
        .map(plainly)
        .filter((line) => !isBlank.test(line)),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const modules = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Answers"/>
</library:library>
`

function moduleOf(code: string): string {
  const escaped = code.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Answers" script:language="StarBasic">${escaped}</script:module>
`
}

const macro = `
Sub All(list As String)
  Dim asked As Integer, said As String, gap As Integer
  On Error Goto Failed
  asked = FreeFile
  Open list For Input As #asked
  Do While Not Eof(asked)
    Line Input #asked, said
    gap = InStr(said, " ")
    If gap > 0 Then One(Left(said, gap - 1), Mid(said, gap + 1))
  Loop
  Close #asked
  StarDesktop.terminate()
  Exit Sub
Failed:
  asked = FreeFile
  Open list & ".failed" For Output As #asked
  Print #asked, Error$ & " " & Erl & " " & said
  Close #asked
  StarDesktop.terminate()
End Sub

Sub One(verb As String, path As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim plain() As New com.sun.star.beans.PropertyValue
  Dim files, sink, answer, dispatcher, at
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  answer = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  If verb = "accept" Then
    dispatcher.executeDispatch(answer.CurrentController.Frame, ".uno:AcceptAllTrackedChanges", "", 0, plain())
  ElseIf verb = "reject" Then
    dispatcher.executeDispatch(answer.CurrentController.Frame, ".uno:RejectAllTrackedChanges", "", 0, plain())
  End If
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  sink = createUnoService("com.sun.star.io.TextOutputStream")
  sink.setOutputStream(files.openFileWrite(ConvertToURL(path & ".txt")))
  sink.setEncoding("UTF-8")
  Say(answer.Text, "", sink)
  For at = 0 To answer.Footnotes.Count - 1
    Say(answer.Footnotes.getByIndex(at), "note" & Chr(9), sink)
  Next at
  sink.closeOutput()
  answer.close(True)
End Sub

Sub Say(within, where As String, sink)
  Dim walk, item, names, at
  walk = within.createEnumeration()
  Do While walk.hasMoreElements()
    item = walk.nextElement()
    If item.supportsService("com.sun.star.text.TextTable") Then
      names = item.CellNames
      For at = LBound(names) To UBound(names)
        Say(item.getCellByName(names(at)), "cell" & Chr(9), sink)
      Next at
    Else
      sink.writeString(where & item.ListLabelString & Chr(9) & Join(Split(item.String, Chr(10)), " ") & Chr(10))
    End If
  Loop
End Sub
`
