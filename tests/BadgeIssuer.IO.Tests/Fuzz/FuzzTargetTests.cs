using BadgeIssuer.Fuzz;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Fuzz;

/// <summary>Every reader of strangers' bytes, over inputs that are the same in every run. eng/fuzz.sh looks for others.</summary>
public sealed class FuzzTargetTests
{
    private const int Mutations = 2_000;

    private static IEnumerable<TestCaseData> Targets() =>
        FuzzTargets.All.Select(target => new TestCaseData(target).SetArgDisplayNames(target.Name));

    [TestCaseSource(nameof(Targets))]
    public void Bears_whatever_is_handed_in(object target)
    {
        var one = (FuzzTarget)target;
        MutationRun.Run(one, first: 1, count => count < Mutations).Should().BeGreaterThan(Mutations);
    }

    [TestCaseSource(nameof(Targets))]
    public void Makes_the_same_inputs_every_time(object target)
    {
        var one = (FuzzTarget)target;
        for (var number = 1; number <= 20; number++)
        {
            new Mutator(one).Make(number).Should().Equal(new Mutator(one).Make(number));
        }
    }

    [Test]
    public void Every_target_has_a_name_of_its_own() =>
        FuzzTargets.All.Select(target => target.Name).Should().OnlyHaveUniqueItems();
}
