using Robotics.Cortex.Language.Lexicon;
using Robotics.Cortex.Language.Parsing;
using Robotics.Cortex.Language.Reference;
using Robotics.Cortex.Language.WordNet;

namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>Understands household instructions: the parser that reads all instructions, over the things that a list of actions speaks of.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class HouseholdReader
{
    private readonly Tokenizer _tokenizer;
    private readonly ClauseGrammar _grammar;
    private readonly PhraseMatcher _matcher;
    private readonly WordKnowledge _knowledge;

    public HouseholdReader(WordNetDatabase? wordNet)
    {
        Morphology morphology = new(wordNet);
        _knowledge = new WordKnowledge(wordNet, morphology);
        _tokenizer = new Tokenizer(new CompoundSplitter(morphology));
        _grammar = new ClauseGrammar(new WordClasses(morphology, new VerbLexicon(morphology, wordNet, household: true)));
        _matcher = new PhraseMatcher(_knowledge);
        Profiles = new ProfileBuilder(_knowledge);
    }

    public ProfileBuilder Profiles { get; }

    public HouseholdGoal Read(string instruction, HouseholdThings things)
    {
        PhraseChooser chooser = new(_matcher, _knowledge, things);
        (ImmutableArray<Clause> clauses, ImmutableArray<string> unknown) = _grammar.Read(_tokenizer.Read(chooser.Encode(instruction)));
        ClauseWishes wishes = new(new MentionReader(chooser));
        int strong = clauses.ToList().FindIndex(c => c.Force == Force.Strong && !c.Statement);
        for (int i = 0; i < clauses.Length; i++)
        {
            Clause clause = clauses[i];
            if (clause.Force == Force.Forbidden) continue;
            if (IsAsked(clause, i < strong, strong >= 0)) wishes.Take(clause, i + 1 < clauses.Length ? clauses[i + 1] : null);
            else wishes.Hear(clause);
        }

        ImmutableArray<ImmutableArray<Wish>> stages = wishes.Stages;
        return new HouseholdGoal(stages, stages.IsEmpty && !unknown.IsEmpty ? [.. wishes.Unclear, .. unknown] : wishes.Unclear);
    }

    /// <summary>A request; "warming it and put it …" and "while holding it" are such, too.</summary>
    private static bool IsAsked(Clause clause, bool beforeStrong, bool anyStrong)
    {
        if (clause.Statement) return false;
        if (clause.Force == Force.Strong) return true;
        bool meanwhile = (clause.Deed == Deed.Grasp && clause.Text.StartsWith("holding ", StringComparison.Ordinal))
            || (clause.Deed == Deed.TurnOn && clause.Text.StartsWith("turning ", StringComparison.Ordinal));
        if (meanwhile) return true;
        return clause.Force == Force.Weak && (!anyStrong || (beforeStrong && clause.Deed is (Deed.Clean or Deed.Heat or Deed.Cool or Deed.Slice)));
    }
}
