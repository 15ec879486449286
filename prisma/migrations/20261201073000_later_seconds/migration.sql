-- CreateTable
CREATE TABLE "LaterSecond" (
    "personId" UUID NOT NULL,
    "annotationId" UUID NOT NULL,

    CONSTRAINT "LaterSecond_pkey" PRIMARY KEY ("personId","annotationId")
);

-- AddForeignKey
ALTER TABLE "LaterSecond" ADD CONSTRAINT "LaterSecond_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
