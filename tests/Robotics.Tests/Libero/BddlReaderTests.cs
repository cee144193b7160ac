using System.Text;
using Robotics.Sim.Libero;
using Robotics.Sim.Libero.Bddl;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Tests.Libero;

public sealed class BddlReaderTests
{
    private const string Small = """
        (define (problem LIBERO_Floor_Manipulation) ; a comment (with brackets
          (:domain robosuite)
          (:language Pick the Plate)
          (:regions
            (bin_region (:target floor) (:ranges ((-0.01 0.25 0.01 2.7e-1))) (:yaw_rotation ((0.0 3.5))))
            (contain_region (:target basket_1)))
          (:fixtures floor - floor)
          (:objects plate_1 plate_2 - plate basket_1 - basket plate_3 - plate)
          (:obj_of_interest plate_1)
          (:init (On basket_1 floor_bin_region) (Open basket_1))
          (:goal (And (In plate_1 basket_1_contain_region))))
        """;

    [Fact]
    public void A_problem_is_read_in_lower_case_and_grouped_by_category()
    {
        BddlProblem problem = BddlReader.Read(Small, "small.bddl");
        Assert.Equal("libero_floor_manipulation", problem.Name);
        Assert.Equal("pick the plate", problem.Language);
        Assert.Equal(["plate_1", "plate_2", "plate_3", "basket_1"], problem.Objects.Select(o => o.Name));
        Assert.Equal(new BddlRegion("floor_bin_region", "floor", (-0.01, 0.25, 0.01, 0.27), (0, 3.5), (0, 0, 1, 0)), problem.Regions[0]);
        Assert.Null(problem.Regions[1].Rectangle);
        Assert.Equal([new BddlPredicate("on", "basket_1", "floor_bin_region"), new BddlPredicate("open", "basket_1")], problem.Init);
        Assert.Equal([new BddlPredicate("in", "plate_1", "basket_1_contain_region")], problem.Goal);
    }

    [Fact]
    public void A_single_goal_predicate_needs_no_and()
    {
        BddlProblem problem = BddlReader.Read(Small.Replace("(And (In plate_1 basket_1_contain_region))", "(Turnon basket_1)", StringComparison.Ordinal), "small.bddl");
        Assert.Equal([new BddlPredicate("turnon", "basket_1")], problem.Goal);
    }

    [Theory]
    [InlineData("0.25", "abc", "small.bddl:5: expected a finite number, found 'abc'.")]
    [InlineData("(:target floor)", "", "small.bddl:5: expected (:target …) in the region 'bin_region', found the list '(bin_region …)'.")]
    [InlineData("(:obj_of_interest plate_1)", "", "small.bddl:1: expected the group :obj_of_interest in '(define …)'")]
    [InlineData("(:domain robosuite)", "(:domain robosuite) (:domain x)", "small.bddl:2: expected the group :domain only once")]
    [InlineData("(Open basket_1)", "(Open basket_1 plate_1)", "small.bddl:10: expected 1 arguments of 'open', found 2.")]
    [InlineData("(Open basket_1)", "(Wobble basket_1)", "small.bddl:10: expected a predicate (close, in, on, open, turnoff, turnon), found the list '(wobble …)'.")]
    [InlineData("plate_3 - plate", "plate_3", "small.bddl:8: expected '- category' after 'plate_3', found the end of the group.")]
    [InlineData("plate_3 - plate", "plate_1 - plate", "small.bddl:8: expected a name that is not used yet, found 'plate_1'.")]
    [InlineData("(contain_region (:target basket_1))", "(contain_region (:target basket_1) (:colour red))", "small.bddl:6: expected (:target …)")]
    [InlineData("_contain_region))))", "_contain_region))))) x", "small.bddl:11: expected the end of the file, found ')'.")]
    [InlineData("(define", "define", "small.bddl:1: expected '(define …)', found 'd'.")]
    public void A_malformed_problem_says_file_line_and_what_was_expected(string what, string by, string message)
    {
        string text = Small.Replace(what, by, StringComparison.Ordinal);
        Assert.NotEqual(Small, text);
        RoboticsException error = Assert.Throws<RoboticsException>(() => BddlReader.Read(text, "small.bddl"));
        Assert.Equal(ErrorCode.MalformedFile, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_problem_says_which_list_is_open()
    {
        string text = Small[..Small.IndexOf("(In plate_1", StringComparison.Ordinal)];
        RoboticsException error = Assert.Throws<RoboticsException>(() => BddlReader.Read(text, "small.bddl"));
        Assert.Equal("small.bddl:11: expected a word, '(' or ')', found the end of the file (the list opened on line 11 is not closed).", error.Message);
    }

    [Fact]
    public void Endless_nesting_is_an_error_and_not_a_crash()
    {
        RoboticsException error = Assert.Throws<RoboticsException>(() => BddlReader.Read(new string('(', 200_000), "deep.bddl"));
        Assert.Equal(ErrorCode.MalformedFile, error.Code);
    }

    [Fact]
    public void Every_problem_that_is_here_can_be_read_and_names_only_what_it_declares()
    {
        LiberoFiles files = LiberoData.Files;
        int read = 0;
        foreach (LiberoTask task in TaskCatalog.Suites.SelectMany(suite => TaskCatalog.Suite(suite)).Where(t => File.Exists(files.Bddl(t))))
        {
            BddlProblem problem = BddlReader.Read(Encoding.UTF8.GetString(LiberoFiles.Read(files.Bddl(task), task)), task.Name);
            HashSet<string> known = [.. problem.Objects.Concat(problem.Fixtures).Select(x => x.Name), .. problem.Regions.Select(r => r.Key)];
            Assert.All(problem.Goal.Concat(problem.Init), p => Assert.True(known.Contains(p.Subject) && (p.Place is null || known.Contains(p.Place)), $"{task}: {p}"));
            read++;
        }

        Assert.True(read >= 100, $"Only {read} problems were found.");
    }
}
