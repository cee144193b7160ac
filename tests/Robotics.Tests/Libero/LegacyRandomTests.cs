using Robotics.Sim.Libero.Seeding;

namespace Robotics.Tests.Libero;

/// <summary>The expected numbers were printed by numpy 1.24.2.</summary>
public sealed class LegacyRandomTests
{
    [Fact]
    public void Uniform_numbers_are_numpys()
    {
        LegacyRandom random = new(0);
        double[] expected = [0.5488135039273248, 0.7151893663724195, 0.6027633760716439, 0.5448831829968969];
        Assert.All(expected, x => Assert.Equal(x, random.Uniform(0, 1)));
    }

    [Fact]
    public void Normal_numbers_are_numpys()
    {
        LegacyRandom random = new(0);
        double[] expected =
        [
            1.764052345967664, 0.4001572083672233, 0.9787379841057392, 2.240893199201458,
            1.8675579901499675, -0.977277879876411, 0.9500884175255894, -0.1513572082976979,
        ];
        Assert.All(expected, x => Assert.Equal(x, random.Normal()));
    }

    [Fact]
    public void The_second_normal_number_waits_while_uniform_ones_are_drawn()
    {
        LegacyRandom random = new(7);
        for (int i = 0; i < 7; i++) random.Normal();
        Assert.True(random.KeepsNormal);
        Assert.Equal(0.6792299961209405, random.Uniform(0, 1));
        Assert.Equal(-1.7547243063454208, random.Normal());
    }

    [Fact]
    public void A_clone_goes_on_with_the_same_numbers()
    {
        LegacyRandom random = new(3);
        random.Normal();
        LegacyRandom clone = random.Clone();
        for (int i = 0; i < 1000; i++) Assert.Equal((random.Normal(), random.Uniform(-1, 2)), (clone.Normal(), clone.Uniform(-1, 2)));
    }
}
