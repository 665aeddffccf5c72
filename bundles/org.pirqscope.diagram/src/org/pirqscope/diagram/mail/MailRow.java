package org.pirqscope.diagram.mail;

/**
 * One event.
 *
 * @param lane index of the controller in whose column it stands
 * @param shorter the same without arguments, for narrow places
 * @param weight 0 for what a reader cannot do without; rows of the greatest weight go first when there are too many
 * @param step number of the step, 0 for a row that is none
 */
record MailRow(int lane, int depth, String text, String shorter, Remark remark, int weight, int step) {

    MailRow at(int level) {
        return new MailRow(lane, level, text, shorter, remark, weight, step);
    }

    /** Rows without a step say that others are missing. */
    boolean gap() {
        return step == 0;
    }
}
