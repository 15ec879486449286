-- AlterTable
ALTER TABLE "ReadMark" ADD COLUMN     "waitingAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "InboxMail" (
    "personId" UUID NOT NULL,
    "mailedAt" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "heldUntil" TIMESTAMPTZ(3),
    "holdId" UUID,

    CONSTRAINT "InboxMail_pkey" PRIMARY KEY ("personId")
);

-- CreateIndex
CREATE INDEX "ReadMark_waitingAt_idx" ON "ReadMark"("waitingAt");

-- AddForeignKey
ALTER TABLE "InboxMail" ADD CONSTRAINT "InboxMail_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
