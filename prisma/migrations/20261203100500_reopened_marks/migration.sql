-- CreateTable
CREATE TABLE "ReopenedMark" (
    "personId" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "reopeningId" UUID NOT NULL,
    "newestSeq" INTEGER NOT NULL,
    "newestAt" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "isUnread" BOOLEAN NOT NULL DEFAULT true,
    "waitingAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReopenedMark_pkey" PRIMARY KEY ("personId","articleId")
);

-- CreateIndex
CREATE INDEX "ReopenedMark_personId_isUnread_newestAt_idx" ON "ReopenedMark"("personId", "isUnread", "newestAt");

-- CreateIndex
CREATE INDEX "ReopenedMark_waitingAt_idx" ON "ReopenedMark"("waitingAt");

-- AddForeignKey
ALTER TABLE "ReopenedMark" ADD CONSTRAINT "ReopenedMark_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReopenedMark" ADD CONSTRAINT "ReopenedMark_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
