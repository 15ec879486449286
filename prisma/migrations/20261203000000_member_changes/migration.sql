-- CreateTable
CREATE TABLE "MemberChange" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MemberChange_pkey" PRIMARY KEY ("id")
);
