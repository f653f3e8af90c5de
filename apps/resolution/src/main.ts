import { bootstrap, loadConfig } from '@tuntas/platform';
import { AppModule } from './app.module';
import { resolutionConfig } from './config';
import { http } from './http';

const config = loadConfig(resolutionConfig);

void bootstrap({ service: 'resolution', module: AppModule.forRoot(config), config, http });
