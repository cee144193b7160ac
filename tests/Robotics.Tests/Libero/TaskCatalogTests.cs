using Robotics.Sim.Libero;
using Robotics.Sim.Libero.Suites;

namespace Robotics.Tests.Libero;

public sealed class TaskCatalogTests
{
    [Fact]
    public void The_suites_have_their_published_sizes()
    {
        Assert.Equal(["libero_spatial", "libero_object", "libero_goal", "libero_10", "libero_90"], TaskCatalog.Suites);
        Assert.Equal([10, 10, 10, 10, 90], TaskCatalog.Suites.Select(suite => TaskCatalog.Suite(suite).Length));
    }

    [Theory]
    [InlineData("libero_object/0", "pick up the alphabet soup and place it in the basket")]
    [InlineData("libero_90/0", "close the top drawer of the cabinet")]
    [InlineData("libero_90/46", "pick up the alphabet soup and put it in the basket")]
    [InlineData("libero_goal/open_the_middle_drawer_of_the_cabinet", "open the middle drawer of the cabinet")]
    public void The_instruction_comes_from_the_name(string task, string instruction) =>
        Assert.Equal(instruction, TaskCatalog.Parse(task).Task.Instruction);

    [Fact]
    public void A_reference_may_name_an_initial_state() =>
        Assert.Equal((TaskCatalog.Suite("libero_10")[3], 17), TaskCatalog.Parse("libero_10/3#17"));

    [Fact]
    public void An_unknown_suite_lists_the_suites()
    {
        RoboticsException error = Assert.Throws<RoboticsException>(() => TaskCatalog.Parse("libero_11/0"));
        Assert.Equal(ErrorCode.UnknownName, error.Code);
        Assert.Contains("libero_spatial", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("libero_goal/10")]
    [InlineData("libero_goal/fry_the_moon")]
    [InlineData("libero_goal/-1")]
    public void An_unknown_task_lists_the_tasks(string text)
    {
        RoboticsException error = Assert.Throws<RoboticsException>(() => TaskCatalog.Parse(text));
        Assert.Equal(ErrorCode.UnknownName, error.Code);
        Assert.Contains("turn_on_the_stove", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("libero_goal")]
    [InlineData("libero_goal/1#x")]
    [InlineData("libero_goal/1#1#1")]
    public void Another_form_of_reference_is_refused(string text) =>
        Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<RoboticsException>(() => TaskCatalog.Parse(text)).Code);

    [Fact]
    public void A_missing_file_is_named_with_its_task()
    {
        LiberoTask task = TaskCatalog.Suite("libero_90")[40];
        string path = new LiberoFiles("nowhere").Bddl(task);
        RoboticsException error = Assert.Throws<RoboticsException>(() => LiberoFiles.Read(path, task));
        Assert.Equal(ErrorCode.MissingDependency, error.Code);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains("libero_90/40", error.Message, StringComparison.Ordinal);
    }
}
