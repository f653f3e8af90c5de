import type { Delivery, Told } from './answer-delivery';

export interface FormProps {
  readonly delivery: Delivery;
  readonly sending: boolean;
  readonly onSend: (told: Omit<Told, 'locale'>) => void;
  readonly onBack: () => void;
}
