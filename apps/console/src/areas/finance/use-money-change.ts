import { type ChangeHeaders, useChange } from '../../ui/use-change';

const money = ['/api/payouts', '/api/bank-', '/api/ledger', '/api/recoveries', '/api/payout-methods'];

/** A change after which everything about money is read anew. */
export const useMoneyChange = <Variables, Data>(
  send: (variables: Variables, headers: ChangeHeaders) => Promise<Data>,
  onDone?: (data: Data) => void,
) => useChange(money, send, onDone);
