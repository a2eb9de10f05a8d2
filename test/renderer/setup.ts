import { vi } from 'vitest'

// the tests' page paints nothing: what waits for that would wait for a clock, which most tests hold still
vi.mock('../../src/renderer/src/composables/nextPaint', () => ({ nextPaint: vi.fn(async () => undefined) }))
