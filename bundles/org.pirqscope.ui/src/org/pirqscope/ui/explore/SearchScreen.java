package org.pirqscope.ui.explore;

import org.eclipse.core.runtime.jobs.Job;

/** What is told of a search, in the user interface's thread. */
interface SearchScreen {

    /** Nothing can be explored, for the reason that the command line gives too. */
    void refused(String why);

    /** The job will tell nothing more. */
    void ended(Job job);
}
