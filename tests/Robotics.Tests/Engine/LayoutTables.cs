using Robotics.Sim.Engine;

namespace Robotics.Tests.Engine;

public sealed class LayoutTables
{
    [Fact]
    public void The_table_of_this_library_passes_the_probe()
    {
        LayoutProbe.Check(MujocoEngine.Layout);
        Assert.Equal(8, MujocoEngine.Layout.SizeOf("mjtNum"));
    }

    [Theory]
    [InlineData("field mjModel.nu 8 4", "field mjModel.nu 12 4", "nu is 0")]
    [InlineData("array mjModel.body_mass 1240", "array mjModel.body_mass 1256", "body_mass")]
    [InlineData("array mjModel.body_mass 1240", "array mjModel.body_mass 8", "mjModel.body_mass is astray")]
    [InlineData("array mjData.qfrc_bias", "array mjData.qfrc_passiv 1 int 1 1\narray mjData.qfrc_wrong", "no row for 'mjData.qfrc_bias'")]
    [InlineData("field mjVFS.filedata 2008008", "field mjVFS.filedata 2000", "mjVFS.filedata is astray")]
    [InlineData("size mjContact 528", "size mjContact many", "is not a row")]
    public void A_wrong_table_is_refused(string row, string wrong, string expected)
    {
        if (MujocoEngine.Version != "2.2.2") return;
        string text = Embedded();
        Assert.Contains(row, text, StringComparison.Ordinal);

        RoboticsException error = Assert.Throws<RoboticsException>(
            () => LayoutProbe.Check(LayoutTable.Parse(text.Replace(row, wrong, StringComparison.Ordinal), "changed")));

        Assert.Equal(ErrorCode.MalformedFile, error.Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_embedded_table_has_all_that_is_read()
    {
        Assert.NotEmpty(LayoutTable.Embedded());
        foreach (LayoutTable table in LayoutTable.Embedded())
        {
            foreach (ModelArray array in Enum.GetValues<ModelArray>()) Assert.InRange(table.Array($"mjModel.{array}").ElementBytes, 1, 8);
            foreach (DataArray array in Enum.GetValues<DataArray>()) Assert.Equal(8, table.Array($"mjData.{array}").ElementBytes);
            foreach (ModelObject kind in Enum.GetValues<ModelObject>()) Assert.True(table.Number(kind) > 0);
            foreach (EngineWarning kind in Enum.GetValues<EngineWarning>()) Assert.InRange(table.Number(kind), 0, table.Enumerator("mjNWARNING") - 1);
            Assert.True(new ContactLayout(table).Bytes > 100);
        }
    }

    [Fact]
    public void A_version_without_a_table_is_refused_with_the_way_out()
    {
        RoboticsException error = Assert.Throws<RoboticsException>(() => LayoutTable.For(999, "9.9.9"));

        Assert.Equal(ErrorCode.MissingDependency, error.Code);
        Assert.Contains(LayoutTable.PathVariable, error.Message, StringComparison.Ordinal);
        Assert.Contains("libmujoco2.2.2", error.Message, StringComparison.Ordinal);
    }

    private static string Embedded()
    {
        System.Reflection.Assembly assembly = typeof(LayoutTable).Assembly;
        string name = assembly.GetManifestResourceNames().Single(n => n.EndsWith("mujoco-2.2.2.txt", StringComparison.Ordinal));
        using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
