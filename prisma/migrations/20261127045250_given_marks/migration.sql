-- CreateTable
CREATE TABLE "GivenMark" (
    "personId" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "newestSeq" INTEGER NOT NULL,
    "newestAt" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "isOwner" BOOLEAN NOT NULL DEFAULT false,
    "hasClaims" BOOLEAN NOT NULL DEFAULT false,
    "isUnread" BOOLEAN NOT NULL DEFAULT true,
    "waitingAt" TIMESTAMPTZ(3),

    CONSTRAINT "GivenMark_pkey" PRIMARY KEY ("personId","articleId")
);

-- CreateIndex
CREATE INDEX "GivenMark_personId_isUnread_newestAt_idx" ON "GivenMark"("personId", "isUnread", "newestAt");

-- CreateIndex
CREATE INDEX "GivenMark_waitingAt_idx" ON "GivenMark"("waitingAt");

-- AddForeignKey
ALTER TABLE "GivenMark" ADD CONSTRAINT "GivenMark_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GivenMark" ADD CONSTRAINT "GivenMark_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
