-- AlterTable
ALTER TABLE "Comment" ADD COLUMN     "isAnswer" BOOLEAN;
