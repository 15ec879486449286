-- CreateTable
CREATE TABLE "HeadLine" (
    "number" INTEGER NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "line" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "HeadLine_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "PublishedHead" (
    "articleId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "PublishedHead_pkey" PRIMARY KEY ("articleId")
);

-- CreateTable
CREATE TABLE "HeadDelivery" (
    "way" TEXT NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "heldUntil" TIMESTAMPTZ(3),
    "holdId" UUID,

    CONSTRAINT "HeadDelivery_pkey" PRIMARY KEY ("way")
);
