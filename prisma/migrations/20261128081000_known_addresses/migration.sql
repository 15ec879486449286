-- CreateTable
CREATE TABLE "KnownAddress" (
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KnownAddress_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "KnownAddress_at_idx" ON "KnownAddress"("at");
