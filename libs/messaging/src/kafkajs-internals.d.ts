declare module 'kafkajs/src/network/requestQueue' {
  /** The part of kafkajs's request queue that `kafka.ts` repairs. */
  class RequestQueue {
    readonly pending: readonly unknown[];
    scheduleCheckPendingRequests(): void;
  }
  export = RequestQueue;
}
