-- CreateTable
CREATE TABLE "QueryMail" (
    "personId" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "senderId" UUID NOT NULL,
    "newestSeq" INTEGER NOT NULL,
    "waitingAt" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "heldUntil" TIMESTAMPTZ(3),
    "holdId" UUID,

    CONSTRAINT "QueryMail_pkey" PRIMARY KEY ("personId","articleId")
);

-- CreateIndex
CREATE INDEX "QueryMail_waitingAt_idx" ON "QueryMail"("waitingAt");

-- AddForeignKey
ALTER TABLE "QueryMail" ADD CONSTRAINT "QueryMail_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QueryMail" ADD CONSTRAINT "QueryMail_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
