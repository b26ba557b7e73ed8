-- Sizes of lists are counted when asked here: nothing to change. So that both engines keep one number.
SELECT 1;
