package org.pirqscope.ui.explore;

import org.eclipse.core.runtime.jobs.Job;

/** What is told of a search, in the user interface's thread. */
interface SearchScreen {

    void pace(Pace pace);

    /** The scenario cannot be explored. */
    void refused(String why);

    /** The job will tell nothing more. */
    void ended(Job job);
}
