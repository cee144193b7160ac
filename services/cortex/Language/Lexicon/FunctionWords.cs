using System.Collections.Frozen;

namespace Robotics.Cortex.Language.Lexicon;

/// <summary>The closed classes of English that structure an instruction.</summary>
internal static class FunctionWords
{
    public static readonly FrozenSet<string> Determiners = Set("the a an this that these those my your our their his her its said another some any");

    public static readonly FrozenSet<string> Quantifiers = Set("all both each every two three four five six 2 3 4 5 6");

    public static readonly FrozenSet<string> ThingPronouns = Set("it them itself themselves that this those these one ones");

    public static readonly FrozenSet<string> Persons = Set("i we you they he she who me us everyone someone nobody guests kids children grandma chef");

    public static readonly FrozenSet<string> Auxiliaries = Set(
        "is are was were be been being am can could would will shall should must may might do does did has have had need needs ought ends end goes go belongs belong seems");

    /// <summary>Words that open or fill a sentence without a bearing on its meaning.</summary>
    public static readonly FrozenSet<string> Fillers = Set(
        "please kindly just now then so also too well okay ok sure hey there hello hi thanks thank immediately quickly simply right directly once again afterwards afterward "
        + "later soon ahead only even still maybe perhaps yes no very quite really carefully gently slowly properly securely safely completely finally first firstly next second "
        + "lastly always already currently instead together here back away down up out about approximately somewhere simultaneously straight nicely promptly");

    public static readonly FrozenSet<string> Subordinators = Set("before after when while whenever if because since as until unless once although though whereas");

    public static readonly FrozenSet<string> Conjunctions = Set("and or but then plus");

    public static readonly FrozenSet<string> Negations = Set("not never without avoid except excluding no nor");

    public static readonly FrozenSet<string> Relatives = Set("that which who whose where");

    /// <summary>Participles between a thing and where it is: "the bowl located on the stove".</summary>
    public static readonly FrozenSet<string> Locating = Set(
        "located situated positioned placed sitting resting standing lying found kept stored set laid seated stationed nestled perched stacked lodged residing being currently");

    /// <summary>Participles between a thing and what describes it: "the dish used for baking".</summary>
    public static readonly FrozenSet<string> Describing = Set(
        "used designed intended meant made suited suitable filled containing holding featuring labeled labelled typically often usually commonly normally frequently generally mainly mostly "
        + "primarily obtained derived flavored flavoured consumed served known called named crafted constructed built bound having showing based intended shaped ideal perfect found "
        + "consisting composed predominantly completely entirely having equipped printed decorated covered designated reserved");

    /// <summary>Verbs that ask for nothing by themselves: doing, minding, beginning.</summary>
    public static readonly FrozenSet<string> Vague = Set(
        "make ensure keep arrange check let prepare remember do handle fix correct manage complete finish start begin help try consider follow use see know forget mind want need like "
        + "thank excuse note notice look watch wait act proceed continue go come give tell show get have be is for as in on at to from with by of if when while before after during until");

    /// <summary>Rooms, and words of order and time: being there tells no thing from others.</summary>
    public static readonly FrozenSet<string> Nowhere = Set(
        "kitchen room house home office studio workspace apartment lab pantry garage study place order way time moment temperature heat minute second speed once need care hand hands");

    /// <summary>Nouns that stand for anything.</summary>
    public static readonly FrozenSet<string> Generic = Set("item items thing things object objects one ones stuff piece product products article element");

    /// <summary>Words without a bearing on which thing is meant.</summary>
    public static readonly FrozenSet<string> Empty = Set(
        "the a an of for to in on at by with from and or as that which is are be it its used use using typically often usually commonly normally frequently generally mainly mostly primarily "
        + "designed intended meant made various many several other kind type sort such some any own similar items item things thing purposes purpose specific particular certain "
        + "can could may e.g. i.e. etc usual usually chiefly especially having has have into out one more most than this these those made being been not without");

    private static readonly FrozenSet<string> Closed =
        ((IEnumerable<FrozenSet<string>>)[Determiners, Quantifiers, ThingPronouns, Persons, Auxiliaries, Fillers, Subordinators, Conjunctions, Negations, Relatives])
        .SelectMany(words => words).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsFunctionWord(string word) => Closed.Contains(word);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
