import { useMutation, type UseMutationOptions } from '@tanstack/react-query';
import { useRef } from 'react';

/**
 * A mutation whose `Idempotency-Key` stays the same while one and the same request is tried again, and is new for
 * another one: a button pressed twice on a bad network has one effect.
 */
export function useIntent<Variables, Data>(
  send: (variables: Variables, headers: { 'idempotency-key': string }) => Promise<Data>,
  options: Omit<UseMutationOptions<Data, Error, Variables>, 'mutationFn'> = {},
) {
  const intent = useRef<{ of: string; key: string } | null>(null);
  return useMutation<Data, Error, Variables>({
    ...options,
    mutationFn: async (variables) => {
      const of = JSON.stringify(variables ?? null);
      if (intent.current?.of !== of) intent.current = { of, key: crypto.randomUUID() };
      const data = await send(variables, { 'idempotency-key': intent.current.key });
      intent.current = null;
      return data;
    },
  });
}
