using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Core.Language;
using Robotics.Cortex.Language.Embedding;
using Robotics.Cortex.Language.Goals;
using Robotics.Cortex.Language.Lexicon;
using Robotics.Cortex.Language.Parsing;
using Robotics.Cortex.Language.Reference;
using Robotics.Cortex.Language.WordNet;

namespace Robotics.Cortex.Language;

/// <summary>
/// Grounds an instruction in a scene without a model: it is parsed into clauses, and every phrase is matched to what the scene has, by its words (with WordNet
/// and a lexicon of household things), by direction and by place. All readings are weighed against one another, so that the belief in the best one is known.
/// </summary>
/// <remarks>Thread-safe. The same instruction and scene give the same grounding.</remarks>
public sealed partial class InstructionGrounder
{
    private readonly GroundingOptions _options;
    private readonly Tokenizer _tokenizer;
    private readonly ClauseGrammar _grammar;
    private readonly ProfileBuilder _profiles;
    private readonly PhraseResolver _phrases;
    private readonly ClauseGrounder _clauses;
    private readonly WordKnowledge _knowledge;

    /// <summary>Opens the dictionary. Without one, only the scene's own names and the household lexicon are understood; that is logged once.</summary>
    /// <param name="options">How instructions are understood.</param>
    /// <param name="logger">Told what is missing.</param>
    /// <param name="embedder">A model of the meaning of phrases, the caller's; null for none.</param>
    public InstructionGrounder(GroundingOptions options, ILogger<InstructionGrounder>? logger = null, IEmbedder? embedder = null)
    {
        _options = options;
        WordNetDatabase? wordNet = WordNetDatabase.Open(options.WordNetDirectory);
        HasWordNet = wordNet is not null;
        if (wordNet is null) Log.WithoutWordNet(logger ?? NullLogger<InstructionGrounder>.Instance, WordNetDatabase.DirectoryVariable);
        Morphology morphology = new(wordNet);
        WordKnowledge knowledge = _knowledge = new(wordNet, morphology);
        _tokenizer = new Tokenizer(new CompoundSplitter(morphology));
        _grammar = new ClauseGrammar(new WordClasses(morphology, new VerbLexicon(morphology, wordNet)));
        _profiles = new ProfileBuilder(knowledge);
        _phrases = new PhraseResolver(new PhraseMatcher(knowledge, embedder is null ? null : new PhraseMeaning(embedder, options.Embedding)));
        _clauses = new ClauseGrounder(new ThemeResolver(_phrases), new TargetResolver(_phrases));
    }

    /// <summary>Whether the dictionary was found.</summary>
    public bool HasWordNet { get; }

    /// <summary>What the instruction means in the scene: a goal, a question, or what was not understood.</summary>
    /// <exception cref="RoboticsException">InvalidArgument: the instruction is blank.</exception>
    public Grounding Ground(Instruction instruction, SceneGraph scene, Recollections recalled)
    {
        if (string.IsNullOrWhiteSpace(instruction.Text)) throw RoboticsException.Invalid("The instruction", "blank", "a sentence");
        SceneVocabulary vocabulary = new(scene, _profiles);
        (ImmutableArray<Clause> clauses, ImmutableArray<string> unknown) = _grammar.Read(_tokenizer.Read(instruction.Text));
        (ImmutableArray<Reading> readings, string? stuck) = Read(clauses, vocabulary, Force.Strong);
        if (stuck is null && readings.All(r => r.Literals.IsEmpty)) (readings, stuck) = Read(clauses, vocabulary, Force.Weak);
        return new GroundingJudge(_options, vocabulary).Judge(readings, stuck ?? unknown.FirstOrDefault(), instruction);
    }

    /// <summary>How much better the words fit the thing that they fit best than the one with this id, or a part of the same object: log-odds, 0 or more.</summary>
    /// <returns>Null when the words name nothing: a pronoun, or no noun at all.</returns>
    internal double? Disadvantage(string words, string id, SceneGraph scene)
    {
        (ImmutableArray<Clause> clauses, _) = _grammar.Read(_tokenizer.Read($"pick up {words}"));
        NounPhrase? phrase = clauses.SelectMany(c => c.Themes).FirstOrDefault();
        if (phrase is null || phrase.Pronoun is not null || phrase.Head.Length == 0) return null;
        SceneVocabulary vocabulary = new(scene, _profiles);
        IEnumerable<Referent> things = [.. vocabulary.Objects, .. vocabulary.Regions, .. vocabulary.Articulations, .. vocabulary.Places];
        List<Candidate> candidates = _phrases.Resolve(phrase, things, vocabulary, []);
        if (!candidates.Any(c => c.IsPlausible)) return _knowledge.IsTangible(phrase.Head) ? 0 : null;
        string meant = EntityId.ObjectOf(id);
        return candidates[0].Score - candidates.Where(c => EntityId.ObjectOf(c.Referent.Id) == meant).Select(c => c.Score).DefaultIfEmpty(double.NegativeInfinity).Max();
    }

    /// <summary>All readings of the clauses that are meant at least as strongly as <paramref name="least"/>, best first; or the clause that fits nothing.</summary>
    private (ImmutableArray<Reading> Readings, string? Stuck) Read(ImmutableArray<Clause> clauses, SceneVocabulary vocabulary, Force least)
    {
        ImmutableArray<Reading> beam = [Reading.Empty];
        foreach (Clause clause in clauses)
        {
            if (clause.Statement || clause.Force < least)
            {
                beam = [.. beam.Select(r => _clauses.Mention(r, clause, vocabulary))];
                continue;
            }

            ImmutableArray<Reading> extended = [.. beam.SelectMany(r => _clauses.Extend(r, clause, vocabulary)).OrderByDescending(r => r.Score).Take(_options.Beam)];
            if (extended.IsEmpty && IsComplete(clause)) return (beam, clause.Text);
            if (!extended.IsEmpty) beam = extended;
        }

        return (beam, null);
    }

    /// <summary>A deed with all that it needs. One that lacks its place and fits nothing is chatter ("add water first"), and so is what is done to nothing ("take care").</summary>
    private bool IsComplete(Clause clause) =>
        clause.Force != Force.Forbidden && clause.Themes.Any(theme => theme.Pronoun is not null || _knowledge.IsTangible(theme.Head) || theme.Words.Length > 1)
        && (!clause.Complements.IsEmpty || clause.Deed is Deed.Open or Deed.Close or Deed.TurnOn or Deed.TurnOff or Deed.Grasp or Deed.Push);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "WordNet is not installed (Debian package wordnet-base, or a folder in {Variable}): only the scene's own names are understood.")]
        public static partial void WithoutWordNet(ILogger logger, string variable);
    }
}
