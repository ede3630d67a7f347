/** Heard less than this long ago, values count as current. */
export const staleAfterMs = 90_000;

/** The server sends a heartbeat every 15 s: three may be missed. */
export const silenceLimitMs = 45_000;

/** A stream that opens and brings nothing for longer than one heartbeat is held up by something between. */
export const firstByteLimitMs = 20_000;

export const connectLimitMs = 10_000;
export const transferLimitMs = 120_000;

/** A reader takes twice what a writer may send: 64 kB a frame, 16 MB a snapshot. */
export const maxFrameChars = 128 * 1024;
export const maxSnapshotChars = 32 * 1024 * 1024;
export const maxAnswerChars = 64 * 1024;

export const pollIntervalMs = 30_000;
/** After so many streams in a row without a byte, and so long without hearing anything, values come by polling. */
export const refusalsBeforePolling = 3;
export const unheardBeforePollingMs = 20_000;
/** How long polling goes on before the stream is tried again: where streams do not pass, and where the server is full. */
export const streamRetryMs = 300_000;
export const fullRetryMs = 60_000;

export const cacheDelayMs = 500;
export const reportIntervalMs = 60_000;
/** Who has nothing to count still says that it is there, and what it holds: soon after it was connected, then this often. */
export const helloMs = 2_000;
export const signOfLifeMs = 300_000;
export const closeLimitMs = 2_000;

/** A full disk is tried again after this long. */
export const cacheRetryMs = 30_000;

/** Counts of evaluations: distinct flag and variant, reports that wait for the server, characters in one report. */
export const maxCounts = 10_000;
export const maxWaitingReports = 24;
export const maxReportChars = 64_000;
/** Not yet acknowledged, a report is closed after this long, so that counts stay near their hour. */
export const longestReportMs = 3_600_000;

/** Of contexts that the server wishes to see: in one report, their characters together, and how many are looked at for it. */
export const maxSampled = 100;
export const maxSampleChars = 16_000;
export const maxSampleLooks = 1_000;
