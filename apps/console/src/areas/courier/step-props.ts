import type { Report, StoredReport } from '../../offline/report';
import type { Step } from './steps';

export interface StepProps {
  readonly stored: StoredReport;
  readonly report: Report;
  readonly change: (more: Partial<Report>) => void;
  readonly go: (to: Step) => void;
  readonly next: () => void;
}
