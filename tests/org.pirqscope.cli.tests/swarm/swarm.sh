#!/bin/sh
# Searches pirq.pml with SPIN: job 1 keeps every state and can cover all, each further one is a bit state search of its
# own order and hash, as SPIN's swarm goes. Needs spin and gcc.
#
#   ./swarm.sh            all jobs on this machine, at the same time
#   ./swarm.sh 3          job 3, as one of JOBS: on as many machines as there are; bring job-*.out back into this folder
#   pirqscope explore --from-spin FOLDER    reads what they found
#
# JOBS (2), MB (memory of a job, 1024) and SECS (time of a job, 3600) come from the environment.
set -eu
export LC_ALL=C
here=$(cd "$(dirname "$0")" && pwd)
jobs=${JOBS:-2}
mb=${MB:-1024}
secs=${SECS:-3600}

number() {
	case $2 in
	'' | *[!0-9]* | 0*)
		echo "swarm.sh: $1 \"$2\": expected a number from 1 on" >&2
		exit 2
		;;
	esac
}

job() {
	work=$(mktemp -d)
	code=0
	cp "$here/pirq.pml" "$work"
	if [ "$1" -eq 1 ]; then
		kind=exact options=-DCOLLAPSE run="-w22"
	else
		bits=20
		while [ $((1 << (bits - 22))) -lt "$mb" ] 2>/dev/null && [ $bits -lt 36 ]; do bits=$((bits + 1)); done
		kind=bitstate options="-DBITSTATE -DT_RAND" run="-w$bits -h$1 -RS$1"
	fi
	(
		cd "$work"
		spin -a pirq.pml >/dev/null
		sed -i.bak 's/%9\.8g/%.0f/g' pan.c
		gcc -O2 -w -DSAFETY -DNOREDUCE $options -DMEMLIM="$mb" -o pan pan.c
		timeout "$secs" ./pan -m10000 $run
	) >"$here/job-$1.part" 2>&1 || code=$?
	echo "@@ job $1 of $jobs $kind exit $code" >>"$here/job-$1.part"
	mv "$here/job-$1.part" "$here/job-$1.out"
	rm -rf "$work"
}

number JOBS "$jobs"
number MB "$mb"
number SECS "$secs"
if [ $# -gt 0 ]; then
	number JOB "$1"
	job "$1"
else
	n=1
	while [ "$n" -le "$jobs" ]; do
		job "$n" &
		n=$((n + 1))
	done
	wait
fi
