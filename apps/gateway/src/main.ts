import { bootstrap, loadConfig } from '@tuntas/platform';
import { AppModule } from './app.module';
import { gatewayConfig } from './config';
import { ownDocumentPath } from './docs/docs.service';

const config = loadConfig(gatewayConfig);

void bootstrap({
  service: 'gateway',
  module: AppModule.forRoot(config),
  config,
  openApiPath: ownDocumentPath,
});
