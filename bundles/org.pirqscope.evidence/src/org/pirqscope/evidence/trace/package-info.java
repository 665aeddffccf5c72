/** ftrace as text: function, function_graph and kprobe events (docs/domain.md 5.7). */
package org.pirqscope.evidence.trace;
