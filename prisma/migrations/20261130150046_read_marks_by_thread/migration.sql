-- CreateIndex
CREATE INDEX "ReadMark_threadId_idx" ON "ReadMark"("threadId");
