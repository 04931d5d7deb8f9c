"""Free text in passages, the events pasted into it, and the lines that logs of programs are made of."""
