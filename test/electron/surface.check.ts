/**
 * Compile-time only: the stand-in may not offer a member that Electron lacks, nor one that could not stand
 * in for Electron's. A `clipboard.readText()` that answered at once would not compile here, because
 * Electron 45's returns a promise; neither would a method that wants more than Electron's callers give.
 */
import type { EventEmitter } from 'node:events'
import type * as Real from 'electron/main'
import type * as Common from 'electron/common'
import type * as Mine from './main/electron.mjs'

/** Listeners are checked by nobody: any event may be listened to. Names with `_` are the stand-in's own. */
type Ignored = keyof NodeJS.EventEmitter | keyof typeof EventEmitter | `_${string}` | 'prototype'

/** What a member answers with: plain values must be Electron's; objects have a check of their own below. */
type Result<R> =
  R extends Promise<infer P> ? Promise<Result<P>> : R extends object ? object | null | undefined : R

/** Arguments: plain values are compared, an object of Electron's is taken for the stand-in's. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Taken<A> = { [K in keyof A]: A[K] extends string | number | boolean | null | undefined ? A[K] : any }

type Constructor = abstract new (...args: never[]) => unknown
/** Whether a member takes what Electron's callers give and answers with something of the same kind. */
type StandsInFor<M, R> = [R] extends [Constructor]
  ? [M] extends [Constructor]
    ? true
    : false
  : [R] extends [(...args: infer Given) => infer Answer]
    ? [M] extends [(...args: Taken<Given>) => Result<Answer>]
      ? true
      : false
    : [M] extends [Result<R>]
      ? true
      : false

type Extra<M, R> = Exclude<keyof M, keyof R | Ignored>
type Wrong<M, R> = {
  [K in Exclude<keyof M & keyof R, Ignored>]: StandsInFor<M[K], R[K]> extends true ? never : K
}[Exclude<keyof M & keyof R, Ignored>]
/** The names of members that are not Electron's, or not like Electron's. */
type Faults<M, R> = Extra<M, R> | Wrong<M, R>

type None<T extends never> = T

export type Checked = [
  None<Exclude<keyof typeof Mine, keyof typeof Real | keyof typeof Common>>,
  None<Faults<typeof Mine.app, Real.App>>,
  None<Faults<typeof Mine.app.commandLine, Real.CommandLine>>,
  None<Faults<typeof Mine.clipboard, Real.Clipboard>>,
  None<Faults<typeof Mine.dialog, Real.Dialog>>,
  None<Faults<typeof Mine.ipcMain, Real.IpcMain>>,
  None<Faults<typeof Mine.nativeTheme, Real.NativeTheme>>,
  None<Faults<typeof Mine.net, Real.Net>>,
  None<Faults<typeof Mine.powerMonitor, Real.PowerMonitor>>,
  None<Faults<typeof Mine.protocol, Real.Protocol>>,
  None<Faults<typeof Mine.screen, Real.Screen>>,
  None<Faults<typeof Mine.session, typeof Real.session>>,
  None<Faults<typeof Mine.session.defaultSession, Real.Session>>,
  None<Faults<typeof Mine.session.defaultSession.webRequest, Real.WebRequest>>,
  None<Faults<typeof Mine.shell, typeof Common.shell>>,
  None<Faults<typeof Mine.webContents, typeof Real.webContents>>,
  None<Faults<Mine.BrowserWindow, Real.BrowserWindow>>,
  None<Faults<typeof Mine.BrowserWindow, typeof Real.BrowserWindow>>,
  None<Faults<Mine.BrowserWindow['webContents'], Real.WebContents>>,
  None<Faults<Mine.BrowserWindow['webContents']['mainFrame'], Real.WebFrameMain>>,
  None<Faults<Mine.Menu, Real.Menu>>,
  None<Faults<typeof Mine.Menu, typeof Real.Menu>>,
  None<Faults<Mine.MenuItem, Real.MenuItem>>,
]
