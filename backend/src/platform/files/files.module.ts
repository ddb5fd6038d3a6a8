import { Global, Module } from '@nestjs/common';
import { FileController } from './file.controller.js';
import { FileRights } from './file-rights.js';
import { FileRepository } from './file.repository.js';
import { FileService } from './file.service.js';
import { FileStore } from './file-store.js';

@Global()
@Module({ controllers: [FileController], providers: [FileStore, FileRepository, FileRights, FileService], exports: [FileService, FileRights, FileStore] })
export class FilesModule {}
