import { useQuery } from '@tanstack/react-query';
import { apiQuery, type Got } from '../../../api/query';
import type { Claim } from '../desk/words';
import type { Moments } from './shot-at';

export type FileFacts = Got<'/api/claims/{id}/evidence'>['items'][number];

/** What is known of each file beside its name, by id: its size, its camera, whether it is masked or gone. */
export function useFileFacts(claimId: string): (id: string) => FileFacts | undefined {
  const { data } = useQuery(apiQuery('/api/claims/{id}/evidence', { params: { path: { id: claimId } } }));
  return (id) => data?.items.find((file) => file.id === id);
}

/** When the parcel went on its way and arrived, as tracking knows it. */
export function useMoments({ shipmentId, filedAt }: Claim): Moments {
  const { data } = useQuery(apiQuery('/api/shipments/{id}', { params: { path: { id: shipmentId } } }));
  return { shippedAt: data?.shippedAt ?? null, deliveredAt: data?.deliveredAt ?? null, filedAt };
}
