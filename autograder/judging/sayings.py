"""What Python and NumPy say of an error, word by word, with gaps for sizes, types and names."""

from __future__ import annotations

import re
from functools import cache

Pattern = tuple[re.Pattern[str], tuple[str, ...], str]  # the kinds of its gaps, and the sentence

# <n> is a number, <s> a shape, <t> a type, <d> a dtype,
# <i> a name that stands in the notebook, <f> one that NumPy may have too, <x> what is left out.
SENTENCES = """\
name '<i>' is not defined
name '<i>' is not defined. Did you mean: '<i>'?
cannot access local variable '<i>' where it is not associated with a value
local variable '<i>' referenced before assignment
operands could not be broadcast together with shapes <s> <s>
operands could not be broadcast together with remapped shapes [original->remapped]: <x>
non-broadcastable output operand with shape <s> doesn't match the broadcast shape <s>
could not broadcast input array from shape <s> into shape <s>
matmul: Input operand <n> has a mismatch in its core dimension <n>, with gufunc signature \
(n?,k),(k,m?)->(n?,m?) (size <n> is different from <n>)
matmul: Input operand <n> does not have enough dimensions (has <n>, gufunc core with signature \
(n?,k),(k,m?)->(n?,m?) requires <n>)
solve: Input operand <n> has a mismatch in its core dimension <n>, with gufunc signature \
(m,m),(m,n)->(m,n) (size <n> is different from <n>)
solve1: Input operand <n> has a mismatch in its core dimension <n>, with gufunc signature \
(m,m),(m)->(m) (size <n> is different from <n>)
shapes <s> and <s> not aligned: <n> (dim <n>) != <n> (dim <n>)
shape-mismatch for sum
cannot reshape array of size <n> into shape <s>
all the input arrays must have same number of dimensions, but the array at index <n> has <n> \
dimension(s) and the array at index <n> has <n> dimension(s)
all the input array dimensions except for the concatenation axis must match exactly, but along \
dimension <n>, the array at index <n> has size <n> and the array at index <n> has size <n>
all input arrays must have the same shape
zero-size array to reduction operation <f> which has no identity
attempt to get <f> of an empty sequence
only integer scalar arrays can be converted to a scalar index
only length-1 arrays can be converted to Python scalars
only 0-dimensional arrays can be converted to Python scalars
only size-1 arrays can be converted to Python scalars
The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()
setting an array element with a sequence.
setting an array element with a sequence. The requested array has an inhomogeneous shape after <n> \
dimensions. The detected shape was <s> + inhomogeneous part.
index <n> is out of bounds for axis <n> with size <n>
index -<n> is out of bounds for axis <n> with size <n>
<t> index out of range
too many indices for array: array is <n>-dimensional, but <n> were indexed
axis <n> is out of bounds for array of dimension <n>
axis -<n> is out of bounds for array of dimension <n>
arrays used as indices must be of integer (or boolean) type
only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean \
arrays are valid indices
invalid index to scalar variable.
<t> indices must be integers or slices, not <t>
'<t>' object cannot be interpreted as an integer
'<t>' object has no attribute '<f>'
'<t>' object has no attribute '<f>'. Did you mean: '<f>'?
module '<t>' has no attribute '<f>'
module '<t>' has no attribute '<f>'. Did you mean: '<f>'?
'<t>' object is not callable
'<t>' object is not iterable
'<t>' object is not subscriptable
'<t>' object does not support item assignment
object of type '<t>' has no len()
len() of unsized object
iteration over a 0-d array
cannot unpack non-iterable <t> object
not enough values to unpack (expected <n>, got <n>)
not enough values to unpack (expected at least <n>, got <n>)
too many values to unpack (expected <n>)
too many values to unpack (expected <n>, got <n>)
<f>() takes <n> positional argument but <n> were given
<f>() takes <n> positional arguments but <n> were given
<f>() takes <n> positional arguments but <n> was given
<f>() takes from <n> to <n> positional arguments but <n> were given
<f>() missing <n> required positional argument: '<f>'
<f>() missing <n> required positional arguments: '<f>' and '<f>'
<f>() missing <n> required positional arguments: <x>
<f>() got an unexpected keyword argument '<f>'
<f>() got multiple values for argument '<f>'
unsupported operand type(s) for <o>: '<t>' and '<t>'
unsupported operand type(s) for ** or pow(): '<t>' and '<t>'
bad operand type for unary -: '<t>'
'<o>' not supported between instances of '<t>' and '<t>'
can't multiply sequence by non-int of type '<t>'
can only concatenate <t> (not "<t>") to <t>
could not convert string to float: <x>
invalid literal for int() with base 10: <x>
must be real number, not <t>
float() argument must be a string or a real number, not '<t>'
must be str, not <t>
ufunc '<f>' not supported for the input types, and the inputs could not be safely coerced to any \
supported types according to the casting rule ''safe''
ufunc '<f>' did not contain a loop with signature matching types <x>
loop of ufunc does not support argument <n> of type <t> which has no callable <f> method
Cannot cast ufunc '<f>' output from dtype('<d>') to dtype('<d>') with casting rule 'same_kind'
Cannot cast array data from dtype('<d>') to dtype('<d>') according to the rule 'safe'
division by zero
float division by zero
float division
integer division or modulo by zero
0.0 cannot be raised to a negative power
math domain error
math range error
overflow encountered in <f>
underflow encountered in <f>
invalid value encountered in <f>
divide by zero encountered in <f>
Singular matrix
Last 2 dimensions of the array must be square
assignment destination is read-only
output array is read-only
maximum recursion depth exceeded
maximum recursion depth exceeded in comparison
maximum recursion depth exceeded while calling a Python object
No module named '<f>'
Completa <i>
"""

_KINDS = {
    "n": r"(\d{1,4})",
    "s": r"(\((?:\d{1,4}(?:,\d{1,4}){0,2},?)?\))",
    "t": r"([\w.]{1,60})",
    "d": r"([\w<>|=]{1,9})",
    "i": r"(\w{1,40})",
    "f": r"([\w.<>]{1,60})",
    "o": r"([-+*/@%<>=&|^]{1,3})",
    "x": r"(.*)",
}


@cache
def patterns() -> tuple[Pattern, ...]:
    """Each sentence as a pattern, with the kinds of its gaps."""
    found = []
    for template in SENTENCES.splitlines():
        words = re.split(r"<([nstdifox])>", template)
        pattern = "".join(
            _KINDS[part] if place % 2 else re.escape(part) for place, part in enumerate(words)
        )
        found.append((re.compile(pattern), tuple(words[1::2]), template))
    return tuple(found)
